import { Button, Group, Stack, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useNavigate } from "@tanstack/react-router";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { ApiError } from "../../api/client";
import { ErrorPanel } from "../../components/ErrorPanel";
import { PageTitle } from "../../components/PageTitle";
import { VALID_NAME } from "../tasks/names";
import classes from "./CreateStreamPage.module.css";
import { useCreateStream, useStreamLint } from "./queries";
import { StreamDrawing } from "./StreamDrawing";
import { StreamDsl } from "./StreamDsl";

const PAUSE_MS = 300;

export function CreateStreamPage(): ReactElement {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const create = useCreateStream();
  const [name, setName] = useState("");
  const [description, setDescription] = useState("");
  const [dsl, setDsl] = useState("");
  const [checked, setChecked] = useState(false);
  const [settled] = useDebouncedValue(dsl, PAUSE_MS);
  // A name that cannot be one is told at its own field.
  const lint = useStreamLint(VALID_NAME.test(name) ? name : "stream", settled);

  const definition = dsl.trim();
  const nameProblem =
    name === ""
      ? t("streams.nameRequired")
      : VALID_NAME.test(name)
        ? undefined
        : t("tasks.nameInvalid");
  const refused = create.variables?.definition === definition ? create.error : null;
  const isRefusedText = refused instanceof ApiError && refused.status === 400;

  function submit(deploy: boolean): void {
    setChecked(true);
    if (nameProblem !== undefined || definition === "") {
      return;
    }
    create.mutate(
      { name, definition, description },
      {
        onSuccess: () =>
          void (deploy
            ? navigate({ to: "/streams/$name/deploy", params: { name } })
            : navigate({ to: "/streams", search: { q: name } })),
      },
    );
  }

  return (
    <>
      <PageTitle title={t("streams.create")} />
      <div className={classes.sides}>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            submit(false);
          }}
        >
          <Stack>
            <StreamDsl
              dsl={dsl}
              onChange={setDsl}
              lint={lint}
              refusal={isRefusedText ? refused.message : undefined}
              required={checked}
            />
            <TextInput
              label={t("streams.name")}
              description={t("tasks.nameHint")}
              required
              value={name}
              error={checked ? nameProblem : undefined}
              onChange={(event) => {
                setName(event.currentTarget.value.trim());
              }}
            />
            <TextInput
              label={`${t("streams.description")} (${t("apps.optional")})`}
              value={description}
              maxLength={255}
              onChange={(event) => {
                setDescription(event.currentTarget.value);
              }}
            />
            {refused && !isRefusedText && <ErrorPanel error={refused} />}
            <Group>
              <Button type="submit" loading={create.isPending}>
                {t("streams.submit")}
              </Button>
              <Button
                variant="default"
                disabled={create.isPending}
                onClick={() => {
                  submit(true);
                }}
              >
                {t("streams.submitAndDeploy")}
              </Button>
            </Group>
          </Stack>
        </form>
        <StreamDrawing dsl={dsl} lint={lint.data} onChange={setDsl} />
      </div>
    </>
  );
}
