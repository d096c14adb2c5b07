/**
 * What a person must do in HighLevel's own pages where a token may not, or where something stands in the way:
 * one sentence each, with every name to be typed. They are the notes of operations that wait, and what the
 * command prints.
 */
import type { AssociationSpec, ObjectFieldSpec, ObjectSpec } from './custom-object.ts';

const quote = (text: string): string => `"${text}"`;
const list = (texts: readonly string[]): string => texts.map(quote).join(', ');

export function pipelineInstruction(name: string, stages: readonly string[]): string {
  return `In HighLevel, under Opportunities, Pipelines: add the pipeline ${quote(name)} with these stages, in this order: ${list(stages)}.`;
}

/** @param standing the stages that stand there now */
export function stagesInstruction(
  name: string,
  stages: readonly string[],
  standing: readonly string[],
): string {
  return `In HighLevel, under Opportunities, Pipelines: edit the pipeline ${quote(name)} so that it has these stages, in this order: ${list(stages)}. It has ${list(standing)} now; stages of your own may stand between them.`;
}

export function objectInstruction({ key, singular, plural, primary }: ObjectSpec): string {
  return `In HighLevel, under Settings, Objects: add the custom object ${quote(singular)} (plural ${quote(plural)}, internal name ${quote(key)}) with the text field ${quote(primary.name)} (internal name ${quote(primary.key)}) as its main field.`;
}

/** @param object the object's full key */
export function objectFieldInstruction(
  object: string,
  { key, name, dataType, options }: ObjectFieldSpec,
): string {
  const choices = options.length === 0 ? '' : ` with the choices ${list(options)}`;
  return `In HighLevel, under Settings, Custom Fields, of the object ${quote(object)}: add the field ${quote(name)} (internal name ${quote(key)}) of type ${dataType}${choices}.`;
}

export function courseInstruction(title: string): string {
  return `In HighLevel, under Memberships, Courses: add a course named ${quote(title)}.`;
}

export function offerInstruction(title: string, course: string): string {
  return `In HighLevel, under Memberships, Offers: add a free offer named ${quote(title)} that gives access to the course ${quote(course)}.`;
}

export function associationInstruction(spec: AssociationSpec): string {
  const { key, firstObjectKey, firstLabel, secondObjectKey, secondLabel } = spec;
  return `In HighLevel, under Settings, Objects: add the association ${quote(key)} between ${quote(firstObjectKey)} (label ${quote(firstLabel)}) and ${quote(secondObjectKey)} (label ${quote(secondLabel)}).`;
}
