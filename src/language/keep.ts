/** Tables that the reader makes of the word tables: made anew each time, or taken as an earlier start made them. */

/** Gives a table by its name, as it was kept, or makes it. What is kept is data alone: see pack-tables.ts. */
export type Keep = <Table>(name: string, make: () => Table) => Table;

export const makeAnew: Keep = (_name, make) => make();
