/**
 * Counts phone numbers that several people have, without keeping a number: the last ten digits as one float,
 * eight bytes a person. Numbers that agree in their last ten digits count as one, extensions aside; fewer than seven
 * digits, or letters among them, are no number.
 */
const digitsKept = 10;
const leastDigits = 7;

export function countSharedPhones(): {
  add(columns: Readonly<Record<string, string>>): void;
  result(): { readonly sharedPhones: number; readonly peopleSharingPhones: number };
} {
  let numbers = new Float64Array(1024);
  let length = 0;
  return {
    add(columns) {
      const number = (columns['phone'] ?? '').trim().replace(/\s*(?:x|ext\.?)\s*\d+$/iu, '');
      const digits = number.replace(/\D/gu, '');
      if (digits.length < leastDigits || /[^\d\s+()./-]/u.test(number)) return;
      if (length === numbers.length) {
        const larger = new Float64Array(length * 2);
        larger.set(numbers);
        numbers = larger;
      }
      numbers[length] = Number(digits.slice(-digitsKept));
      length += 1;
    },
    result() {
      const sorted = numbers.slice(0, length).sort();
      let [sharedPhones, peopleSharingPhones, start] = [0, 0, 0];
      for (let at = 1; at <= length; at += 1) {
        if (at < length && sorted[at] === sorted[start]) continue;
        if (at - start > 1) {
          sharedPhones += 1;
          peopleSharingPhones += at - start;
        }
        start = at;
      }
      return { sharedPhones, peopleSharingPhones };
    },
  };
}
