import {
  IconAlertCircle,
  IconCircleCheck,
  IconCircleMinus,
  IconCircleX,
  IconClock,
  IconHelpCircle,
  IconLoader2,
  IconPlayerStop,
} from "@tabler/icons-react";
import type { ComponentType, ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { status as words } from "../i18n/en/status";
import classes from "./StatusBadge.module.css";

type Tone = "good" | "bad" | "active" | "waiting" | "warn" | "off" | "neutral";
type Word = keyof typeof words;

const ICONS: Record<Tone, ComponentType<{ size?: number; "aria-hidden"?: boolean }>> = {
  good: IconCircleCheck,
  bad: IconCircleX,
  active: IconLoader2,
  waiting: IconClock,
  warn: IconPlayerStop,
  off: IconCircleMinus,
  neutral: IconHelpCircle,
};

/** One table for tasks, jobs, steps, streams and their apps, so that a state looks the same everywhere. */
const TONES: Record<Word, Tone> = {
  QUEUED: "waiting",
  LAUNCHING: "active",
  RUNNING: "active",
  SUCCEEDED: "good",
  FAILED: "bad",
  STOPPED: "warn",
  CANCELLED: "warn",
  LOST: "bad",
  UNKNOWN: "neutral",
  COMPLETE: "good",
  COMPLETED: "good",
  ERROR: "bad",
  STARTING: "active",
  STARTED: "active",
  STOPPING: "active",
  ABANDONED: "warn",
  DEPLOYING: "active",
  DEPLOYED: "good",
  UNDEPLOYED: "off",
  PARTIAL: "warn",
  INCOMPLETE: "warn",
  DELETED: "off",
};

function isWord(state: string): state is Word {
  return state in words;
}

/** Icon, word and colour; a state nobody knows is shown as it is. */
export function StatusBadge({ state }: { state: string }): ReactElement {
  const { t } = useTranslation();
  const tone: Tone = isWord(state) ? TONES[state] : "neutral";
  const Icon = isWord(state) ? ICONS[tone] : IconAlertCircle;
  return (
    <span className={`${classes.badge ?? ""} ${classes[tone] ?? ""}`}>
      <Icon size={14} aria-hidden />
      {isWord(state) ? t(`status.${state}`) : state}
    </span>
  );
}
