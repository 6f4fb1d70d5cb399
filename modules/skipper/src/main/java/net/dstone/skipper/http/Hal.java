package net.dstone.skipper.http;

import java.util.List;
import net.dstone.skipper.json.SkipperJson;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Resources with links, as Skipper's clients read them. */
final class Hal {

    private Hal() {}

    static ObjectNode empty() {
        return SkipperJson.mapper().createObjectNode();
    }

    static ObjectNode of(Object value) {
        return SkipperJson.mapper().valueToTree(value);
    }

    /** An address below {@code /api}, as the caller reaches it. */
    static String url(String path) {
        return ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString()
                + "/api"
                + path;
    }

    /** The address of this request with all that was asked. */
    static String self() {
        return ServletUriComponentsBuilder.fromCurrentRequest().build().toUriString();
    }

    static ObjectNode link(ObjectNode resource, String rel, String href) {
        links(resource).set(rel, target(href));
        return resource;
    }

    /** Several under one name. */
    static ObjectNode links(ObjectNode resource, String rel, List<String> hrefs) {
        ArrayNode targets = links(resource).putArray(rel);
        hrefs.forEach(href -> targets.add(target(href)));
        return resource;
    }

    private static ObjectNode links(ObjectNode resource) {
        return resource.withObject("/_links");
    }

    private static ObjectNode target(String href) {
        ObjectNode target = empty().put("href", href);
        if (href.contains("{")) {
            target.put("templated", true);
        }
        return target;
    }

    /** A list under its name; what is exported has the name for an empty one as well. */
    static ObjectNode list(String name, List<ObjectNode> items) {
        ObjectNode list = empty();
        ArrayNode array = list.putObject("_embedded").putArray(name);
        items.forEach(array::add);
        return list;
    }
}
