package net.dstone.dsl.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import net.dstone.dsl.Argument;
import net.dstone.dsl.parse.Values;
import net.dstone.dsl.task.Transition.Target;
import net.dstone.dsl.task.Transition.Target.ToApp;
import net.dstone.dsl.task.Transition.Target.ToLabel;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/** Generates task definitions that keep the rules for names and labels. */
public final class TaskModels {

    private static final int DEPTH = 2;
    private static final String LABELLED = "labelled";
    private static final String LABEL_PREFIX = "label";

    private TaskModels() {}

    /** Tasks of any shape whose names, values and statuses are any. */
    public static Arbitrary<TaskDefinition> tasks() {
        Arbitrary<List<Argument>> arguments =
                Values.texts().map(value -> new Argument("x", value)).list().ofMaxSize(1);
        return tasks(new Parts(true, Values.names(), arguments, Values.texts()));
    }

    /** Tasks of any shape a graph has: it has no place for the label of a split. */
    public static Arbitrary<TaskDefinition> drawableTasks() {
        Arbitrary<List<Argument>> arguments =
                Arbitraries.of(List.of(), List.of(new Argument("x", "1")));
        return tasks(new Parts(false, Arbitraries.just("n"), arguments, Arbitraries.just("F")));
    }

    /** What tasks are made of. */
    private record Parts(
            boolean labelledSplits,
            Arbitrary<String> names,
            Arbitrary<List<Argument>> arguments,
            Arbitrary<String> statuses) {}

    private static Arbitrary<TaskDefinition> tasks(Parts parts) {
        return Combinators.combine(
                        sequences(DEPTH, parts).list().ofMinSize(1).ofMaxSize(3),
                        Arbitraries.randoms())
                .as((shape, random) -> new Naming(random).name(shape));
    }

    private static Arbitrary<Sequence> sequences(int depth, Parts parts) {
        return elements(depth, parts).list().ofMinSize(1).ofMaxSize(3).map(Sequence::new);
    }

    private static Arbitrary<Element> elements(int depth, Parts parts) {
        Arbitrary<Element> apps =
                Combinators.combine(apps(parts), transitions(parts).list().ofMaxSize(2))
                        .as(
                                (app, transitions) ->
                                        new TaskApp(
                                                app.label(),
                                                app.name(),
                                                app.arguments(),
                                                transitions));
        if (depth == 0) {
            return apps;
        }
        Arbitrary<@Nullable String> labels =
                Arbitraries.just(LABELLED).injectNull(parts.labelledSplits() ? 0.7 : 1);
        Arbitrary<Element> splits =
                Combinators.combine(
                                labels,
                                sequences(depth - 1, parts).list().ofMinSize(1).ofMaxSize(3))
                        .as(Split::new);
        return Arbitraries.oneOf(apps, apps, splits);
    }

    private static Arbitrary<TaskApp> apps(Parts parts) {
        return Combinators.combine(
                        Arbitraries.just(LABELLED).injectNull(0.6),
                        parts.names(),
                        parts.arguments())
                .as((label, name, arguments) -> new TaskApp(label, name, arguments, List.of()));
    }

    private static Arbitrary<Transition> transitions(Parts parts) {
        Arbitrary<String> status =
                Arbitraries.oneOf(Arbitraries.of("*", "0", "007", "FAILED"), parts.statuses());
        TaskApp ending = new TaskApp(null, Transition.END, List.of(), List.of());
        Arbitrary<Target> targets =
                Arbitraries.oneOf(
                        apps(parts).map(ToApp::new),
                        Arbitraries.just(new ToApp(ending)),
                        Arbitraries.just(new ToLabel(LABELLED)));
        return Combinators.combine(status, targets).as(Transition::new);
    }

    /** Gives every application a name or label of its own, and transitions to labels one that exists. */
    private static final class Naming {

        private final Random random;
        private int labels;
        private int apps;
        private int endings;

        Naming(Random random) {
            this.random = random;
        }

        TaskDefinition name(List<Sequence> shape) {
            List<Sequence> named = new ArrayList<>();
            for (Sequence sequence : shape) {
                named.add(name(sequence, !named.isEmpty()));
            }
            return new TaskDefinition("t", named.stream().map(this::direct).toList());
        }

        private Sequence name(Sequence sequence, boolean mustHaveLabel) {
            List<Element> elements = new ArrayList<>();
            for (Element element : sequence.elements()) {
                boolean first = elements.isEmpty();
                switch (element) {
                    case Split split when mustHaveLabel && first && split.label() == null -> {
                        elements.add(new TaskApp(newLabel(), "first", List.of(), List.of()));
                        elements.add(name(split));
                    }
                    case Split split -> elements.add(name(split));
                    case TaskApp app -> elements.add(name(app, mustHaveLabel && first));
                }
            }
            return new Sequence(elements);
        }

        private Split name(Split split) {
            String label = split.label() == null ? null : newLabel();
            return new Split(label, split.flows().stream().map(flow -> name(flow, false)).toList());
        }

        private TaskApp name(TaskApp app, boolean mustHaveLabel) {
            boolean labelled = mustHaveLabel || app.label() != null;
            String label = labelled ? newLabel() : null;
            String name = labelled ? app.name() : app.name() + apps++;
            List<Transition> transitions = new ArrayList<>();
            for (Transition transition : app.transitions()) {
                transitions.add(
                        switch (transition.target()) {
                            case ToApp(TaskApp target) ->
                                    new Transition(
                                            transition.status(), new ToApp(nameTarget(target)));
                            case ToLabel _ -> transition;
                        });
            }
            return new TaskApp(label, name, app.arguments(), transitions);
        }

        private TaskApp nameTarget(TaskApp target) {
            if (target.isEnding() && endings < 2) {
                String name = endings++ == 0 ? Transition.END : Transition.FAIL;
                return new TaskApp(null, name, List.of(), List.of());
            }
            return name(target, target.isEnding());
        }

        private String newLabel() {
            return LABEL_PREFIX + labels++;
        }

        private Sequence direct(Sequence sequence) {
            return new Sequence(sequence.elements().stream().map(this::direct).toList());
        }

        private Element direct(Element element) {
            return switch (element) {
                case Split split ->
                        new Split(split.label(), split.flows().stream().map(this::direct).toList());
                case TaskApp app ->
                        new TaskApp(
                                app.label(),
                                app.name(),
                                app.arguments(),
                                app.transitions().stream()
                                        .map(this::direct)
                                        .filter(Objects::nonNull)
                                        .toList());
            };
        }

        private @Nullable Transition direct(Transition transition) {
            if (transition.target() instanceof ToApp) {
                return transition;
            }
            return labels == 0
                    ? null
                    : new Transition(
                            transition.status(),
                            new ToLabel(LABEL_PREFIX + random.nextInt(labels)));
        }
    }
}
