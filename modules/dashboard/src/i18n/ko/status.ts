import type { status as english } from "../en/status";
import type { Texts } from "../texts";

export const status: Texts<typeof english> = {
  QUEUED: "대기 중",
  LAUNCHING: "시작하는 중",
  RUNNING: "실행 중",
  SUCCEEDED: "성공",
  FAILED: "실패",
  STOPPED: "중지됨",
  CANCELLED: "취소됨",
  LOST: "소실됨",
  UNKNOWN: "알 수 없음",
  COMPLETE: "완료",
  COMPLETED: "완료",
  ERROR: "오류",
  STARTING: "시작하는 중",
  STARTED: "실행 중",
  STOPPING: "중지하는 중",
  ABANDONED: "포기됨",
  DEPLOYING: "배포하는 중",
  DEPLOYED: "배포됨",
  UNDEPLOYED: "배포 안 됨",
  PARTIAL: "일부만 배포됨",
  INCOMPLETE: "불완전",
  DELETED: "삭제됨",
};
