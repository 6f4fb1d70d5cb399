const HIDDEN_MS = 5_000;

/**
 * Calls when the page has been hidden for a while, and when it is seen again after that.
 *
 * @returns what ends it
 */
export function watchHidden(onHidden: () => void, onSeen: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let told = false;

  function changed(): void {
    clearTimeout(timer);
    if (document.hidden) {
      timer = setTimeout(() => {
        told = true;
        onHidden();
      }, HIDDEN_MS);
    } else if (told) {
      told = false;
      onSeen();
    }
  }

  document.addEventListener("visibilitychange", changed);
  return () => {
    clearTimeout(timer);
    document.removeEventListener("visibilitychange", changed);
  };
}
