export interface DiffLine {
  kind: "same" | "removed" | "added";
  text: string;
}

/** What must go from one text and come to it for the other: as few lines as possible. */
export function lineDiff(before: string, after: string): DiffLine[] {
  const a = linesOf(before);
  const b = linesOf(after);
  const width = b.length + 1;
  // How many lines the rests behind two places have in common.
  const common = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      common[i * width + j] =
        a[i] === b[j]
          ? 1 + at(common, (i + 1) * width + j + 1)
          : Math.max(at(common, (i + 1) * width + j), at(common, i * width + j + 1));
    }
  }
  const lines: DiffLine[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const old = a[i];
    const next = b[j];
    if (old !== undefined && old === next) {
      lines.push({ kind: "same", text: old });
      i++;
      j++;
    } else if (
      old !== undefined &&
      (next === undefined || at(common, (i + 1) * width + j) >= at(common, i * width + j + 1))
    ) {
      lines.push({ kind: "removed", text: old });
      i++;
    } else {
      lines.push({ kind: "added", text: next ?? "" });
      j++;
    }
  }
  return lines;
}

function at(numbers: Uint32Array, index: number): number {
  return numbers[index] ?? 0;
}

function linesOf(text: string): string[] {
  return text === "" ? [] : text.replace(/\n$/, "").split("\n");
}
