import type { home as english } from "../en/home";
import type { Texts } from "../texts";

export const home: Texts<typeof english> = {
  title: "홈",
  applications: "애플리케이션",
  tasks: "태스크",
  running: "실행 중",
  queued: "대기 중",
  failed: "실패",
  succeeded: "성공",
  platforms: "플랫폼",
  platformLoad: "{{limit}}개 중 {{running}}개 실행 중",
  latest: "최근 실행",
  noExecutions: "아직 실행된 태스크가 없습니다",
  toTasks: "태스크로 이동",
  task: "태스크",
  state: "상태",
  started: "시작",
  execution: "실행",
  emptyTitle: "아직 애플리케이션이 없습니다",
  emptyText:
    "애플리케이션은 이 서버가 실행할 수 있는 Spring Boot 프로그램입니다(예: Spring Batch 잡이 들어 있는 jar). 먼저 등록하고, 그것으로 태스크를 만든 다음 실행하세요.",
};
