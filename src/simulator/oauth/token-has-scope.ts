/** Owns: whether a token may do what a scope stands for. A token made without a list of scopes has all of them. */

/** Example: `tokenHasScope(request.caller, 'pipelines.create')`. */
export function tokenHasScope(
  { scopes }: { readonly scopes: readonly string[] | null },
  scope: string,
): boolean {
  return scopes === null || scopes.includes(scope);
}
