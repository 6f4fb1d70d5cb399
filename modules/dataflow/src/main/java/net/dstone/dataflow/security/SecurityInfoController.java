package net.dstone.dataflow.security;

import org.springframework.hateoas.EntityModel;
import org.springframework.hateoas.Link;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Tells clients who they are; they ask before anything else. */
@RestController
class SecurityInfoController {

    @GetMapping("/security/info")
    EntityModel<SecurityInfo> info() {
        return EntityModel.of(
                SecurityInfo.anonymous(),
                Link.of(ServletUriComponentsBuilder.fromCurrentRequestUri().toUriString()));
    }
}
