import type { about as english } from "../en/about";
import type { Texts } from "../texts";

export const about: Texts<typeof english> = {
  title: "이 서버에 대하여",
  server: "서버",
  compatible: "호환 대상",
  features: "기능",
  tasksFeature: "태스크",
  streamsFeature: "스트림",
  schedulesFeature: "스케줄",
  on: "켜짐",
  off: "꺼짐",
  dashboard: "대시보드",
  system: "운영 체제",
  browser: "브라우저",
  platforms: "플랫폼",
  java: "Java",
  springBoot: "Spring Boot",
  copyReport: "문의용으로 복사",
};
