import type { runtime as english } from "../en/runtime";
import type { Texts } from "../texts";

export const runtime: Texts<typeof english> = {
  title: "런타임",
  emptyTitle: "실행 중인 앱이 없습니다",
  emptyText: "스트림을 배포하면 그 앱이 여기에 나타납니다.",
  instancesOf: "스트림 {{name}}의 인스턴스",
};
