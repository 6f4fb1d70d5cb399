import type { shell as english } from "../en/shell";
import type { Texts } from "../texts";

export const shell: Texts<typeof english> = {
  settings: "설정",
  runningCount: "실행 중: {{total}}건",
  failedCount: "실패: {{total}}건",
  palette: "이동 또는 실행",
  palettePlaceholder: "이름, 실행 ID, 페이지 또는 작업",
  paletteNothing: "찾은 항목이 없습니다",
  paletteRecent: "최근 항목",
  palettePages: "페이지와 작업",
  paletteFound: "검색 결과",
  kinds: { app: "애플리케이션", task: "태스크", execution: "실행", job: "잡", stream: "스트림" },
  shortcuts: "단축키",
  keyPalette: "이동 또는 실행",
  keyHelp: "단축키 목록",
  keyFilter: "페이지의 필터로 이동",
  goTo: "{{page}}(으)로 이동",
  lost: "서버와 연결이 끊겼습니다. 다시 연결하는 중입니다…",
  back: "서버에 다시 연결되었습니다",
};
