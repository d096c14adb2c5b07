/**
 * Countries whose law asks for consent before marketing e-mail, so that an unknown consent is a no:
 * the European Economic Area with the Union's outermost regions, the United Kingdom with the islands and
 * Gibraltar, which follow it, Switzerland, Canada (CASL) and Brazil (LGPD). ISO 3166 alpha-2.
 */
export const protectedCountries: ReadonlySet<string> = new Set(
  [
    'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE IS LI NO',
    'AX GF GP MQ YT RE MF',
    'GB GI GG IM JE CH CA BR',
  ].flatMap((line) => line.split(' ')),
);
