/** Under which key the words for what the records said stand. */
export function factsKey({
  failure,
  facts,
}: {
  readonly failure: string;
  readonly facts: Readonly<Record<string, unknown>>;
}): string {
  return `inquiry.facts.${'reason' in facts ? 'by-hand' : 'order' in facts ? 'refused-order' : failure}`;
}
