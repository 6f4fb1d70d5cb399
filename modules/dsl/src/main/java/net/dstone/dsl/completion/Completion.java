package net.dstone.dsl.completion;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.dstone.dsl.AppType;
import net.dstone.dsl.completion.AppCatalog.App;
import net.dstone.dsl.completion.AppCatalog.Option;
import net.dstone.dsl.completion.Cursor.BehindApp;
import net.dstone.dsl.completion.Cursor.InAppName;
import net.dstone.dsl.completion.Cursor.InOptionName;
import net.dstone.dsl.completion.Cursor.InOptionValue;
import net.dstone.dsl.completion.Cursor.Nowhere;
import net.dstone.dsl.parse.ArgumentText;
import org.jspecify.annotations.Nullable;

/**
 * Proposes how to go on with an unfinished definition: application names, options, values, and for streams the next
 * application. What makes no sense so far gets no proposals.
 */
public final class Completion {

    /** From this level of detail on, options are proposed that their author did not make visible. */
    private static final int ALL_OPTIONS = 2;

    private final AppCatalog catalog;

    public Completion(AppCatalog catalog) {
        this.catalog = catalog;
    }

    /**
     * @param start the beginning of a stream, possibly empty
     * @param detailLevel 1 for the options made visible only, by their short names; more for all, by their full names
     */
    public List<Proposal> stream(String start, int detailLevel) {
        return propose(start, detailLevel, Syntax.STREAM);
    }

    /**
     * @param start the beginning of a task, possibly empty
     * @param detailLevel 1 for the options made visible only, by their short names; more for all, by their full names
     */
    public List<Proposal> task(String start, int detailLevel) {
        return propose(start, detailLevel, Syntax.TASK);
    }

    private List<Proposal> propose(String start, int detailLevel, Syntax syntax) {
        // One hyphen, which is no word yet, can only become two.
        String text = start.endsWith(" -") ? start + "-" : start;
        Cursor cursor = Cursor.atEndOf(text, syntax);
        return switch (cursor) {
            case InAppName at -> appNames(at, detailLevel);
            case BehindApp at -> continuations(at, detailLevel);
            case InOptionName at -> optionNames(at, detailLevel);
            case InOptionValue at -> optionValues(at);
            case Nowhere _ -> List.of();
        };
    }

    private List<Proposal> appNames(InAppName at, int detailLevel) {
        List<Proposal> proposals = new ArrayList<>();
        for (App app : catalog.apps()) {
            boolean fits =
                    at.place().types().contains(app.type()) && app.name().startsWith(at.typed());
            if (fits && !app.name().equals(at.typed())) {
                String explanation = at.typed().isEmpty() ? at.place().explain(app.type()) : null;
                proposals.add(new Proposal(at.before() + app.name(), explanation));
            }
        }
        if (find(at.typed(), at.place()).isPresent()) {
            String text = at.before() + at.typed();
            proposals.addAll(
                    continuations(
                            new BehindApp(text, at.typed(), Set.of(), at.place()), detailLevel));
        }
        return List.copyOf(proposals);
    }

    private List<Proposal> continuations(BehindApp at, int detailLevel) {
        Optional<App> app = find(at.app(), at.place());
        if (app.isEmpty()) {
            return List.of();
        }
        String separated = at.text().endsWith(" ") ? at.text() : at.text() + " ";
        List<Proposal> proposals =
                new ArrayList<>(options(app.get(), separated, "", at.present(), detailLevel));
        if (app.get().type() == AppType.SOURCE || app.get().type() == AppType.PROCESSOR) {
            Place next = Place.BEHIND_PIPE;
            for (App other : catalog.apps()) {
                if (next.types().contains(other.type())) {
                    String text = separated + "| " + other.name();
                    proposals.add(new Proposal(text, next.explain(other.type())));
                }
            }
        }
        return List.copyOf(proposals);
    }

    private List<Proposal> optionNames(InOptionName at, int detailLevel) {
        return find(at.app(), at.place())
                .map(app -> options(app, at.before(), at.typed(), at.present(), detailLevel))
                .orElse(List.of());
    }

    private List<Proposal> options(
            App app, String before, String typed, Set<String> present, int detailLevel) {
        List<Proposal> proposals = new ArrayList<>();
        List<Option> options = catalog.options(app);
        for (Option option : options) {
            if (option.visible()
                    && option.name().startsWith(typed)
                    && !isPresent(option, present)) {
                proposals.add(proposal(before, option.name(), option.description()));
            }
        }
        for (Option option : options) {
            if (detailLevel >= ALL_OPTIONS
                    && option.id().startsWith(typed)
                    && !isPresent(option, present)) {
                proposals.add(proposal(before, option.id(), option.description()));
            }
        }
        return proposals;
    }

    private static boolean isPresent(Option option, Set<String> present) {
        return present.contains(option.id())
                || (option.visible() && present.contains(option.name()));
    }

    private static Proposal proposal(String before, String name, @Nullable String description) {
        return new Proposal(before + "--" + name + "=", description);
    }

    private List<Proposal> optionValues(InOptionValue at) {
        List<Option> options = find(at.app(), at.place()).map(catalog::options).orElse(List.of());
        return options.stream()
                .filter(option -> isPresent(option, Set.of(at.option())))
                .flatMap(option -> option.values().stream())
                .filter(value -> value.text().startsWith(at.typed()))
                .map(
                        value ->
                                new Proposal(
                                        at.before() + ArgumentText.quote(value.text()),
                                        value.description()))
                .toList();
    }

    private Optional<App> find(String name, Place place) {
        return catalog.apps().stream()
                .filter(app -> app.name().equals(name) && place.types().contains(app.type()))
                .findFirst();
    }
}
