export const runtime = {
  title: "Runtime",
  emptyTitle: "Nothing runs",
  emptyText: "Apps of streams are shown here once a stream is deployed.",
  instancesOf: "Instances of stream {{name}}",
} as const;
