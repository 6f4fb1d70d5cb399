package net.dstone.dataflow.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import org.springframework.hateoas.IanaLinkRelations;
import org.springframework.hateoas.Link;
import org.springframework.hateoas.LinkRelation;
import org.springframework.hateoas.PagedModel;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;

/** Pages as SCDF answers them: {@code _embedded}, links to the pages around, and {@code page}. */
public final class PagedModels {

    private PagedModels() {}

    /**
     * The answer to the current request, whose own parameters its links keep. The key under {@code
     * _embedded} comes from the items' {@code @Relation}.
     */
    public static <T> PagedModel<T> of(Page<T> page) {
        int last = Math.max(page.totalPages() - 1, 0);
        int number = page.query().page();
        List<Link> links = new ArrayList<>();
        if (page.totalPages() > 1) {
            links.add(link(page.query(), 0, IanaLinkRelations.FIRST));
            if (number > 0) {
                links.add(link(page.query(), number - 1, IanaLinkRelations.PREV));
            }
        }
        links.add(link(page.query(), number, IanaLinkRelations.SELF));
        if (page.totalPages() > 1) {
            if (number < last) {
                links.add(link(page.query(), number + 1, IanaLinkRelations.NEXT));
            }
            links.add(link(page.query(), last, IanaLinkRelations.LAST));
        }
        return PagedModel.of(page.content(), metadata(page), links);
    }

    private static PagedModel.PageMetadata metadata(Page<?> page) {
        PagedModel.PageMetadata exact =
                new PagedModel.PageMetadata(
                        page.query().size(), page.query().page(), page.total(), page.totalPages());
        return page.totalIsLowerBound() ? new LowerBound(exact) : exact;
    }

    /** SCDF's clients do not know the mark; they see as many pages as were counted. */
    private static final class LowerBound extends PagedModel.PageMetadata {

        LowerBound(PagedModel.PageMetadata counted) {
            super(
                    counted.getSize(),
                    counted.getNumber(),
                    counted.getTotalElements(),
                    counted.getTotalPages());
        }

        /** There is at least one element more than counted. */
        @JsonProperty
        boolean totalIsLowerBound() {
            return true;
        }
    }

    private static Link link(PageQuery query, int number, LinkRelation relation) {
        UriComponentsBuilder uri =
                ServletUriComponentsBuilder.fromCurrentRequest()
                        .replaceQueryParam("page", number)
                        .replaceQueryParam("size", query.size())
                        .replaceQueryParam("sort");
        for (PageQuery.Sort sort : query.sort()) {
            uri.queryParam("sort", sort.property() + "," + (sort.descending() ? "desc" : "asc"));
        }
        return Link.of(uri.build().toUriString(), relation);
    }
}
