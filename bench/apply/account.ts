/** People with tags, a field of their own and one deal each, as Kartra exports them and as a loop would send them. */

export interface Person {
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly phone: string;
  readonly tags: readonly string[];
  readonly shoeSize: string;
  readonly deal: { readonly name: string; readonly value: number };
}

export function person(n: number): Person {
  return {
    email: `p${n}@example.com`,
    firstName: `First${n % 997}`,
    lastName: `Last${n % 7919}`,
    phone: `+1415555${String(n % 10_000).padStart(4, '0')}`,
    tags: ['customer', `cohort-${n % 5}`],
    shoeSize: String(35 + (n % 12)),
    deal: { name: `Deal ${n}`, value: 100 + (n % 900) },
  };
}

export function* contactLines(people: number): Generator<string> {
  yield 'id,email,first_name,last_name,phone,tags,shoe_size,date_joined\r\n';
  for (let n = 1; n <= people; n += 1) {
    const { email, firstName, lastName, phone, tags, shoeSize } = person(n);
    yield `${n},${email},${firstName},${lastName},${phone},"${tags.join(',')}",${shoeSize},2024-01-01 10:00:00\r\n`;
  }
}

export function* dealLines(people: number): Generator<string> {
  yield 'Deal ID,Deal,Pipeline,Stage,Value,Currency,Status,Contact Email,Lead ID\r\n';
  for (let n = 1; n <= people; n += 1) {
    const { deal, email } = person(n);
    yield `${n},${deal.name},Sales,New,${deal.value}.00,USD,open,${email},${n}\r\n`;
  }
}
