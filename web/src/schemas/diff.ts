/** A line of two texts side by side. A side is null where the other one has a line more. */
export interface Row {
  readonly left: Line | null;
  readonly right: Line | null;
}

export interface Line {
  readonly number: number;
  readonly text: string;
}

/** Beyond so many comparisons two texts count as wholly different between their common beginning and end. */
const MOST_COMPARISONS = 4_000_000;

const lines = (text: string): readonly string[] => (text === '' ? [] : text.split('\n'));

/** Lengths of the longest common subsequences of what follows each pair of lines. */
function lengths(left: readonly string[], right: readonly string[]): Uint16Array[] {
  const table = Array.from({ length: left.length + 1 }, () => new Uint16Array(right.length + 1));
  for (let i = left.length - 1; i >= 0; i--) {
    for (let j = right.length - 1; j >= 0; j--) {
      table[i]![j] = left[i] === right[j] ? table[i + 1]![j + 1]! + 1 : Math.max(table[i + 1]![j]!, table[i]![j + 1]!);
    }
  }
  return table;
}

/** Pairs of indexes of lines that both texts have, in order. */
function common(left: readonly string[], right: readonly string[]): readonly (readonly [number, number])[] {
  if (left.length * right.length > MOST_COMPARISONS) return [];
  const table = lengths(left, right);
  const pairs: (readonly [number, number])[] = [];
  for (let i = 0, j = 0; i < left.length && j < right.length;) {
    if (left[i] === right[j]) pairs.push([i++, j++]);
    else if (table[i + 1]![j]! >= table[i]![j + 1]!) i++;
    else j++;
  }
  return pairs;
}

const same = (
  left: readonly string[],
  right: readonly string[],
  from: (index: number, length: number) => number,
): number => {
  const most = Math.min(left.length, right.length);
  let count = 0;
  while (count < most && left[from(count, left.length)] === right[from(count, right.length)]) count++;
  return count;
};

/** Two texts side by side, with as many lines as possible beside their like. */
export function diff(leftText: string, rightText: string): readonly Row[] {
  const [left, right] = [lines(leftText), lines(rightText)];
  const before = same(left, right, (index) => index);
  const after = same(left.slice(before), right.slice(before), (index, length) => length - 1 - index);
  const middle = common(left.slice(before, left.length - after), right.slice(before, right.length - after));
  const anchors: (readonly [number, number])[] = [
    ...Array.from({ length: before }, (_, index) => [index, index] as const),
    ...middle.map(([i, j]) => [i + before, j + before] as const),
    ...Array.from(
      { length: after },
      (_, index) => [left.length - after + index, right.length - after + index] as const,
    ),
    [left.length, right.length],
  ];
  const line = (all: readonly string[], index: number, end: number): Line | null =>
    index < end ? { number: index + 1, text: all[index]! } : null;
  const rows: Row[] = [];
  let [i, j] = [0, 0];
  for (const [anchorLeft, anchorRight] of anchors) {
    while (i < anchorLeft || j < anchorRight) {
      rows.push({ left: line(left, i++, anchorLeft), right: line(right, j++, anchorRight) });
      i = Math.min(i, anchorLeft);
      j = Math.min(j, anchorRight);
    }
    if (i < left.length && j < right.length)
      rows.push({ left: line(left, i++, left.length), right: line(right, j++, right.length) });
  }
  return rows;
}

export const isChanged = ({ left, right }: Row): boolean => left?.text !== right?.text;
