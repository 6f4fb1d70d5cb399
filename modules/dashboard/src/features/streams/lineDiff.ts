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

/** Lines that stay, of which only the number is of interest. */
export interface SkippedLines {
  kind: "skipped";
  count: number;
}

const CONTEXT = 3;

/** Only what differs, with a few lines around it. */
export function folded(lines: DiffLine[]): (DiffLine | SkippedLines)[] {
  const near = lines.map((_, index) =>
    lines
      .slice(Math.max(0, index - CONTEXT), index + CONTEXT + 1)
      .some(({ kind }) => kind !== "same"),
  );
  const shown: (DiffLine | SkippedLines)[] = [];
  lines.forEach((line, index) => {
    const last = shown.at(-1);
    if (near[index] === true) {
      shown.push(line);
    } else if (last?.kind === "skipped") {
      last.count++;
    } else {
      shown.push({ kind: "skipped", count: 1 });
    }
  });
  return shown;
}

function at(numbers: Uint32Array, index: number): number {
  return numbers[index] ?? 0;
}

function linesOf(text: string): string[] {
  return text === "" ? [] : text.replace(/\n$/, "").split("\n");
}
