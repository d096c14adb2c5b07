import { expect, test } from 'vitest';
import { quoteRow } from './quote-row.ts';

test('cells with commas, quotes or line breaks are quoted, others are left alone', () => {
  expect(quoteRow(['a', '', ' b ', 'c,d', 'e "f"', 'g\nh', 'i;j'])).toBe(
    'a,, b ,"c,d","e ""f""","g\nh",i;j\r\n',
  );
});
