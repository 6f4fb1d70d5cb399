package net.dstone.skipper.http;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import tools.jackson.databind.node.ObjectNode;

/** Which part of an exported collection is wanted. What makes no sense is taken for what is usual. */
record PageRequest(int page, int size, @Nullable String sort) {

    private static final int STANDARD_SIZE = 20;
    private static final int LARGEST_SIZE = 1000;

    static PageRequest of(@Nullable String page, @Nullable String size, @Nullable String sort) {
        int wanted = number(size, STANDARD_SIZE);
        return new PageRequest(
                number(page, 0), wanted < 1 ? STANDARD_SIZE : Math.min(wanted, LARGEST_SIZE), sort);
    }

    private static int number(@Nullable String text, int standard) {
        return text != null && text.matches("\\d{1,9}") ? Integer.parseInt(text) : standard;
    }

    long offset() {
        return (long) page * size;
    }

    boolean byName() {
        return sort != null && sort.split(",")[0].equals("name");
    }

    boolean descending() {
        return sort != null && sort.toLowerCase(Locale.ROOT).endsWith(",desc");
    }

    /** The collection with its links and numbers. */
    ObjectNode shown(String name, List<ObjectNode> items, long total) {
        long pages = (total + size - 1) / size;
        ObjectNode list = Hal.list(name, items);
        if (pages > 1) {
            Hal.link(list, "first", at(0));
        }
        if (page > 0 && pages > 0) {
            Hal.link(list, "prev", at(Math.min(page - 1L, pages - 1)));
        }
        Hal.link(list, "self", Hal.self());
        if (page + 1L < pages) {
            Hal.link(list, "next", at(page + 1L));
        }
        if (pages > 1) {
            Hal.link(list, "last", at(pages - 1));
        }
        Hal.link(list, "profile", Hal.url("/profile/" + name));
        Hal.link(list, "search", Hal.url("/%s/search".formatted(name)));
        list.putObject("page")
                .put("size", size)
                .put("totalElements", total)
                .put("totalPages", pages)
                .put("number", page);
        return list;
    }

    private String at(long number) {
        return ServletUriComponentsBuilder.fromCurrentRequest()
                .replaceQueryParam("page", number)
                .replaceQueryParam("size", size)
                .build()
                .toUriString();
    }
}
