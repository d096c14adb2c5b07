/** A custom field as HighLevel shows it. */
import { z } from 'zod';
import type { DestinationCustomField } from '../../model/location.ts';

/** A choice is a text; newer answers have shown objects around it. */
const choice = z.union([
  z.string(),
  z.object({ label: z.string() }).transform((option) => option.label),
  z.object({ name: z.string() }).transform((option) => option.name),
]);

export const customFieldSchema = z.object({
  id: z.string().min(1),
  name: z.string(),
  fieldKey: z.string(),
  dataType: z.string(),
  model: z.string().nullish(),
  locationId: z.string().nullish(),
  picklistOptions: z.array(choice).nullish(),
});

export function toCustomField(field: z.infer<typeof customFieldSchema>): DestinationCustomField {
  const { id, name, fieldKey, dataType } = field;
  return { id, name, fieldKey, dataType, options: field.picklistOptions ?? [] };
}
