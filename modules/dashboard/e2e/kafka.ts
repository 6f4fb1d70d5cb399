import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { freePort, JAVA, ROOT, type Server } from "./server";

const BROKER = join(ROOT, "samples/kafka-broker/target/kafka-broker-1.0.0.jar");
const SHORT_LIVED = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"];

/** The address a server reads the jar of a sample from. */
function uri(sample: string): string {
  const jar = join(ROOT, `samples/${sample}/target/${sample}-1.0.0.jar`);
  if (!existsSync(jar)) {
    throw new Error(`Build the samples first: ${jar} is missing`);
  }
  return pathToFileURL(jar).href.replace("file:///", "file:/");
}

/** The sample stream's ends as the apps `note-source` and `note-sink`. */
export async function registerStreamApps(server: Server): Promise<void> {
  await server.post("/apps/source/note-source", { uri: uri("stream-source"), bootVersion: "4" });
  await server.post("/apps/sink/note-sink", { uri: uri("stream-sink"), bootVersion: "4" });
}

/** A Kafka of one node, on loopback and a port of its own. */
export class Kafka {
  private readonly data = mkdtempSync(join(tmpdir(), "dstone-kafka-"));
  private process: ChildProcess | undefined;
  private port = 0;

  /** What tells a server's stream apps where it is; they live too shortly to be compiled for speed. */
  get settings(): string[] {
    const property = "spring.cloud.stream.kafka.binder.brokers";
    return [
      `--spring.cloud.dataflow.application-properties.stream.${property}=127.0.0.1:${this.port}`,
      `--spring.cloud.skipper.server.platform.local.accounts.default.java-opts=${SHORT_LIVED.join(" ")}`,
    ];
  }

  /** Returns when it says that it is ready. */
  async start(): Promise<void> {
    if (!existsSync(BROKER)) {
      throw new Error(`Build the samples first: ${BROKER} is missing`);
    }
    this.port = await freePort();
    const started = spawn(
      JAVA,
      [...SHORT_LIVED, "-Xmx256m", "-jar", BROKER, `--port=${this.port}`, `--data=${this.data}`],
      { stdio: ["ignore", "pipe", "inherit"] },
    );
    this.process = started;
    await new Promise<void>((ready, failed) => {
      let said = "";
      started.once("exit", (code) => {
        failed(new Error(`The broker ended with ${code}: ${said}`));
      });
      started.stdout.on("data", (bytes: Buffer) => {
        said += bytes.toString();
        if (said.includes("Kafka is ready")) {
          ready();
        }
      });
    });
  }

  async close(): Promise<void> {
    const running = this.process;
    if (running?.exitCode === null) {
      const gone = new Promise((ended) => running.once("exit", ended));
      running.kill("SIGTERM");
      await gone;
    }
    rmSync(this.data, { recursive: true, force: true, maxRetries: 5 });
  }
}
