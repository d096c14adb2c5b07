import { describe, expect, it } from 'vitest';
import { checkRow, expectRows } from './check-row.ts';

const header = ['Lead ID', 'Email', 'First Name'];
const expected = expectRows(header, ['lead_id', 'email', 'first_name']);
const check = (...cells: string[]) => checkRow({ line: 7, cells }, expected);

describe('rows that are staged', () => {
  it.each([
    ['17', 'ann@example.com', 'Ann'],
    ['', 'ann@example.com', ''],
    ['17', '', ''],
    ['17', 'not an address', 'Ann'],
    ['N/A', 'ann@example.com', 'Ann'],
    ['17', 'Email', 'First Name'],
  ])('%j %j %j', (...cells) => {
    expect(check(...cells)).toBeNull();
  });
});

describe('rows that are rejected', () => {
  it('too many cells: the first one beyond the header', () => {
    expect(check('17', 'ann@example.com', 'Ann', ' Jr', '')).toMatchObject({
      line: 7,
      column: null,
      value: ' Jr',
      rule: 'cell-count',
      message: 'The row has 5 cells, the header 3.',
      cells: ['17', 'ann@example.com', 'Ann', ' Jr', ''],
    });
  });

  it('too few cells: the first column missing', () => {
    expect(check('17', 'ann@example.com')).toMatchObject({
      rule: 'cell-count',
      column: 'First Name',
      value: '',
    });
  });

  it('the header again, blanks around it or not', () => {
    expect(check('Lead ID', 'Email', 'First Name')).toMatchObject({
      rule: 'repeated-header',
      value: 'Lead ID',
    });
    expect(check('Lead ID ', ' Email', 'First Name')).toMatchObject({ rule: 'repeated-header' });
  });

  it.each([
    ['', '', 'Ann'],
    [' ', 'ann(at)example.com', 'Ann'],
    ['0', '', ''],
    ['', '', ''],
  ])('nobody to be recognised: %j %j %j', (...cells) => {
    expect(check(...cells)).toMatchObject({
      rule: 'no-identity',
      column: 'Email',
      value: cells[1],
      cells,
    });
  });

  it('a lead id that a spreadsheet shortened, and nothing else to go by', () => {
    const rejection = check('1.2E+07', '', 'Ann');
    expect(rejection).toMatchObject({ rule: 'number-shortened', column: 'Lead ID', value: '1.2E+07' });
    expect(rejection?.message).toBe(
      'A spreadsheet shortened the lead id to this form; its last digits are lost.',
    );
    expect(check('1.2E+07', 'ann@example.com', 'Ann')).toBeNull();
  });

  it('the last row of a file that was cut', () => {
    const cut = checkRow({ line: 9, cells: ['17', 'ann@ex'] }, expected, true);
    expect(cut).toMatchObject({ line: 9, rule: 'cut-off', column: 'Email', value: 'ann@ex' });
    expect(cut?.message).toBe(
      'The file ends inside this row, after 2 of 3 cells: rows below it are missing.',
    );
    expect(checkRow({ line: 9, cells: ['17', 'ann@example.com', ''] }, expected, true)).toBeNull();
  });

  it('without an e-mail column, the lead id is the cell to mend', () => {
    const byId = expectRows(['id', 'first_name'], ['lead_id', 'first_name']);
    expect(checkRow({ line: 2, cells: ['x', 'Ann'] }, byId)).toMatchObject({ column: 'id', value: 'x' });
  });

  it('says nothing personal in its message', () => {
    for (const cells of [['', 'ann(at)example', 'Ann'], ['1', 'ann@example.com', 'Ann', '555'], ['1']]) {
      const rejection = check(...cells);
      expect(rejection?.remedy).not.toBe('');
      expect(`${rejection?.message} ${rejection?.remedy}`).not.toMatch(/ann|555/iu);
    }
  });
});
