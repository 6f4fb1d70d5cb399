import { expect, test } from "vitest";
import { deployedRows, propertiesOf, readText, textOf } from "./deployText";

const deployed = {
  shout: {
    "spring.cloud.deployer.count": "2",
    "spring.cloud.deployer.group": "ticks",
    "spring.cloud.deployer.bootVersion": "4",
    "spring.cloud.deployer.local.javaOpts": "-Xmx64m",
    resource: "file:/apps/stream-processor",
    version: "1.0.0",
  },
};

test("what was deployed is asked for again without what the server adds", () => {
  expect(textOf(deployedRows(deployed, true))).toBe(
    "deployer.shout.count=2\ndeployer.shout.local.javaOpts=-Xmx64m\nversion.shout=1.0.0\n",
  );
});

test("an update leaves the versions as they run", () => {
  expect(deployedRows(deployed, false).map(({ key }) => key)).toEqual([
    "deployer.shout.count",
    "deployer.shout.local.javaOpts",
  ]);
});

test("text is read line by line, and lines that are no property are told", () => {
  const { rows, badLines } = readText(
    "# brokers\napp.*.brokers=a=b\n\nversion.shout=2.0.0\nmemory=1g\ndeployer.shout.=x\nnonsense",
  );
  expect(rows.map(({ key, value }) => [key, value])).toEqual([
    ["app.*.brokers", "a=b"],
    ["version.shout", "2.0.0"],
  ]);
  expect(badLines).toEqual([5, 6, 7]);
});

test("what was read can be written again", () => {
  const text = "app.log.name=\ndeployer.*.memory=1g\n";
  expect(textOf(readText(text).rows)).toBe(text);
});

test("unfinished rows are not sent, the platform is unless a row says another", () => {
  const rows = readText("app.log.level=WARN").rows;
  expect(propertiesOf([...rows, { id: 9, key: "deployer.log.", value: "x" }], "big")).toEqual({
    "spring.cloud.dataflow.skipper.platformName": "big",
    "app.log.level": "WARN",
  });
  expect(
    propertiesOf(readText("spring.cloud.dataflow.skipper.platformName=small").rows, "big"),
  ).toEqual({ "spring.cloud.dataflow.skipper.platformName": "small" });
});
