/** Why a column is not moved: the reasons Landfall itself gives. A person may write any other. */
export const archiveReasons = {
  empty: 'no value in any row',
  constant: 'the same value in every row',
  decided: 'columns no preset knows stay in the archive by decision',
  byHand: 'left out by the person who set the map',
} as const;
