package net.dstone.dataflow.setting;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import net.dstone.dataflow.security.Caller;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A user's own settings over HTTP. */
@RestController
@RequestMapping("/settings/{key}")
class SettingController {

    static final int MAX_BYTES = 64 * 1024;

    /** While nobody has to sign in all are this one; nobody can sign in without a name. */
    private static final String ANYBODY = "";

    private final UserSettings settings;
    private final JsonMapper json;

    SettingController(UserSettings settings, JsonMapper json) {
        this.settings = settings;
        this.json = json;
    }

    @Operation(
            summary = "What the caller has set under a key",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "Any JSON",
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema())),
                @ApiResponse(
                        responseCode = "204",
                        description = "They have set nothing",
                        content = @Content)
            })
    @GetMapping
    ResponseEntity<JsonNode> get(@PathVariable String key) {
        return settings.find(user(), new SettingKey(key))
                .map(
                        value ->
                                fresh(HttpStatus.OK)
                                        .contentType(MediaType.APPLICATION_JSON)
                                        .body(json.readTree(value)))
                // No 404: everybody begins with nothing set, and browsers report those as errors.
                .orElseGet(() -> fresh(HttpStatus.NO_CONTENT).build());
    }

    private static ResponseEntity.BodyBuilder fresh(HttpStatus status) {
        return ResponseEntity.status(status).cacheControl(CacheControl.noStore());
    }

    /** The body is read only as far as it may be long. */
    @Operation(
            summary = "Sets what the caller wants kept under a key",
            description = "Any JSON of at most 64 KiB; replaces what was there",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema())))
    @PutMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void put(@PathVariable String key, HttpServletRequest request) throws IOException {
        SettingKey known = new SettingKey(key);
        byte[] body = request.getInputStream().readNBytes(MAX_BYTES + 1);
        if (body.length > MAX_BYTES) {
            throw new InvalidSettingException(
                    "A setting has at most %d bytes".formatted(MAX_BYTES));
        }
        settings.save(user(), known, compact(body));
    }

    /** As it is stored: one JSON value, in one line. */
    private String compact(byte[] body) {
        try {
            JsonNode value =
                    json.reader()
                            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                            .readTree(body);
            if (value.isMissingNode()) {
                throw new InvalidSettingException("There is no JSON in the body of the request");
            }
            return json.writeValueAsString(value);
        } catch (JacksonException exception) {
            throw new InvalidSettingException(
                    "The body of the request is not JSON: " + exception.getOriginalMessage());
        }
    }

    private static String user() {
        return Caller.name().orElse(ANYBODY);
    }
}
