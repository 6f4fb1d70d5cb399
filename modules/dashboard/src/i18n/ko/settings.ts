import type { settings as english } from "../en/settings";
import type { Texts } from "../texts";

export const settings: Texts<typeof english> = {
  title: "설정",
  hint: "서버에 사용자별로 저장되므로 어디서 열어도 같은 설정이 적용됩니다.",
  density: "표 간격",
  comfortable: "보통",
  compact: "좁게",
  timeZone: "시간대",
  browserZone: "브라우저 시간대({{zone}})",
  dateForm: "날짜와 시각",
  dateLocal: "언어의 표기 방식대로",
  dateIso: "2026-11-22 17:05:09",
  example: "예",
  shortcuts: "단축키(한 글자)",
  shortcutsHint: "예: g h는 홈으로 이동, ?는 단축키 목록",
};
