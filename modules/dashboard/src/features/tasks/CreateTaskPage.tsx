import {
  Alert,
  Button,
  Group,
  NativeSelect,
  SegmentedControl,
  Stack,
  TextInput,
} from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { getRouteApi } from "@tanstack/react-router";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { DslField } from "../../components/DslField";
import { ErrorPanel } from "../../components/ErrorPanel";
import { Loading } from "../../components/Loading";
import { TextLink } from "../../components/links";
import { PageTitle } from "../../components/PageTitle";
import { useTaskApps } from "../apps/queries";
import { VALID_NAME } from "./names";
import { useCreateTask, useParsed, useSuggestions } from "./queries";

const route = getRouteApi("/tasks/create");

const PAUSE_MS = 300;

export function CreateTaskPage(): ReactElement {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const create = useCreateTask();
  const [name, setName] = useState("");
  const [description, setDescription] = useState("");
  const [dsl, setDsl] = useState(search.app ?? "");
  const [checked, setChecked] = useState(false);

  const oneApp = search.way === "app";
  const apps = useTaskApps(oneApp);
  const definition = oneApp ? (search.app ?? "") : dsl.trim();
  const nameProblem =
    name === ""
      ? t("tasks.nameRequired")
      : VALID_NAME.test(name)
        ? undefined
        : t("tasks.nameInvalid");
  const definitionProblem =
    definition !== "" ? undefined : t(oneApp ? "tasks.appRequired" : "tasks.dslRequired");

  function submit(): void {
    setChecked(true);
    if (nameProblem !== undefined || definitionProblem !== undefined) {
      return;
    }
    create.mutate(
      { name, definition, description },
      { onSuccess: () => void navigate({ to: "/tasks", search: { q: name } }) },
    );
  }

  return (
    <>
      <PageTitle title={t("tasks.createTitle")} />
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Stack maw={760}>
          <SegmentedControl
            aria-label={t("tasks.ways")}
            value={search.way}
            data={[
              { value: "app", label: t("tasks.oneApp") },
              { value: "dsl", label: t("tasks.dsl") },
            ]}
            onChange={(way) => {
              void navigate({
                search: { ...search, way: way === "dsl" ? "dsl" : "app" },
                replace: true,
              });
            }}
          />
          {oneApp && apps.isPending && <Loading height={36} />}
          {oneApp && apps.error && <ErrorPanel error={apps.error} onRetry={apps.refetch} />}
          {oneApp && apps.data?.length === 0 && (
            <Alert title={t("tasks.noTaskApps")}>
              <TextLink to="/apps/add">{t("apps.addApps")}</TextLink>
            </Alert>
          )}
          {oneApp && apps.data && apps.data.length > 0 && (
            <NativeSelect
              label={t("tasks.application")}
              description={t("tasks.applicationHint")}
              required
              value={search.app ?? ""}
              error={checked ? definitionProblem : undefined}
              data={[{ value: "", label: "" }, ...apps.data.map((app) => app.name)]}
              onChange={(event) => {
                const app = event.currentTarget.value;
                void navigate({
                  search: { ...search, app: app === "" ? undefined : app },
                  replace: true,
                });
              }}
            />
          )}
          {!oneApp && (
            <DslEditor
              name={name}
              dsl={dsl}
              onChange={setDsl}
              required={checked ? definitionProblem : undefined}
            />
          )}
          <TextInput
            label={t("tasks.name")}
            description={t("tasks.nameHint")}
            required
            value={name}
            error={checked ? nameProblem : undefined}
            onChange={(event) => {
              setName(event.currentTarget.value.trim());
            }}
          />
          <TextInput
            label={`${t("tasks.description")} (${t("apps.optional")})`}
            value={description}
            maxLength={255}
            onChange={(event) => {
              setDescription(event.currentTarget.value);
            }}
          />
          {create.error && <ErrorPanel error={create.error} />}
          <Group>
            <Button type="submit" loading={create.isPending}>
              {t("tasks.submit")}
            </Button>
          </Group>
        </Stack>
      </form>
    </>
  );
}

/** The definition as text: read by the server while it is typed, with proposals how it could go on. */
function DslEditor({
  name,
  dsl,
  onChange,
  required,
}: {
  name: string;
  dsl: string;
  onChange: (dsl: string) => void;
  required: string | undefined;
}): ReactElement {
  const { t } = useTranslation();
  const [settled] = useDebouncedValue(dsl, PAUSE_MS);
  const parsed = useParsed(VALID_NAME.test(name) ? name : "task", settled);
  const suggestions = useSuggestions(settled);
  const problems = settled === dsl ? (parsed.data?.errors ?? []) : [];
  const error =
    dsl.trim() === ""
      ? required
      : problems
          .map(({ position, message }) =>
            position < 0 ? message : t("tasks.problemAt", { position: position + 1, message }),
          )
          .join("\n");
  const reads = settled === dsl && parsed.data !== undefined && problems.length === 0;
  return (
    <DslField
      label={t("tasks.definition")}
      hint={t("tasks.dslHint")}
      dsl={dsl}
      onChange={onChange}
      problem={error}
      note={
        dsl.trim() === ""
          ? ""
          : parsed.isFetching
            ? t("tasks.validating")
            : reads
              ? t("tasks.valid")
              : ""
      }
      suggestions={suggestions.data ?? []}
    >
      {reads && parsed.data.apps.length > 1 && <Alert>{t("tasks.composedNote")}</Alert>}
      {parsed.error && <ErrorPanel error={parsed.error} onRetry={parsed.refetch} />}
    </DslField>
  );
}
