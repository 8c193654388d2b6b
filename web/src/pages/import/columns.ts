/**
 * The mapping after one column was given another field: a field belongs to one column only, so the column that had it
 * before is left out.
 */
export function withColumn(
  fields: readonly (string | null)[],
  index: number,
  field: string | null,
): (string | null)[] {
  return fields.map((present, at) => {
    if (at === index) return field;
    return field !== null && present === field ? null : present;
  });
}

/** Share of a running import, in whole per cent; never a hundred before it is done. */
export function percentDone({ done, total }: { done: number; total: number }): number {
  return total === 0 ? 0 : Math.min(99, Math.floor((done * 100) / total));
}

/** The kinds of file that are told apart by name before anything is sent; the server decides by content. */
export function looksLikeTable(name: string): boolean {
  return /\.(?:xlsx|xlsm|csv|txt|xls)$/i.test(name);
}
