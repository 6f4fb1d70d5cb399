const CHOSUNG = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
const FIRST = 0xac00;
const LAST = 0xd7a3;
const SYLLABLES_EACH = 588;

/** Korean syllables by their first consonant; everything else stays. */
function chosung(text: string): string {
  return Array.from(text, (letter) => {
    const code = letter.charCodeAt(0);
    return code >= FIRST && code <= LAST
      ? CHOSUNG.charAt(Math.floor((code - FIRST) / SYLLABLES_EACH))
      : letter;
  }).join("");
}

/** Whether a text contains what was typed, of which Korean may be initial consonants only (ㅌㅅㅋ). */
export function matches(text: string, typed: string): boolean {
  const wanted = typed.trim().toLowerCase().replaceAll(" ", "");
  const whole = text.toLowerCase().replaceAll(" ", "");
  return whole.includes(wanted) || chosung(whole).includes(wanted);
}
