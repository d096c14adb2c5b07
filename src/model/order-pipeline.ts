/** The pipeline payments stand in where they become opportunities, apart from what is being sold (R92). */
export const orderPipeline = { name: 'Kartra purchases', stages: ['Paid', 'Partly refunded', 'Refunded'] };
