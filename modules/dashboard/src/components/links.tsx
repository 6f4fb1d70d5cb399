import { Anchor, Button, type AnchorProps, type ButtonProps } from "@mantine/core";
import { createLink } from "@tanstack/react-router";
import type { AnchorHTMLAttributes, ReactElement, ReactNode, Ref } from "react";
import type { RunState } from "../api/types";

type Element = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, "color"> & {
  ref?: Ref<HTMLAnchorElement>;
};

function PlainAnchor(props: AnchorProps & Element): ReactElement {
  return <Anchor inherit {...props} />;
}

function PlainButton(props: ButtonProps & Element): ReactElement {
  return <Button component="a" {...props} />;
}

/** A link to another page of the dashboard. */
export const TextLink = createLink(PlainAnchor);

/** The same, looking like a button. */
export const ButtonLink = createLink(PlainButton);

interface Target {
  to: string;
}

/** Where the list of executions is, showing those in a state. */
export function executionsLink(state?: RunState): Target {
  const target = { to: "/task-executions", ...(state && { search: { state: [state] } }) };
  return target;
}

/** The same list, showing those of a task. */
export function executionsOfTask(task: string): Target {
  const target = { to: "/task-executions", search: { task } };
  return target;
}

/** Where an execution's page is. */
export function executionLink(id: number, schemaTarget: string): Target {
  const target = {
    to: "/task-executions/$id",
    params: { id: String(id) },
    search: { schemaTarget },
  };
  return target;
}

export function ExecutionLink({
  id,
  schemaTarget,
  children,
}: {
  id: number;
  schemaTarget: string;
  children: ReactNode;
}): ReactElement {
  return <TextLink {...executionLink(id, schemaTarget)}>{children}</TextLink>;
}
