package net.dstone.artifacts;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Breaks off a body that is larger than allowed. The JDK's own limit does so too, but its exception
 * cannot be told from that of a broken connection.
 */
final class LimitedBody<T> implements HttpResponse.BodySubscriber<T> {

    /** The answer has more bytes than allowed. */
    static final class TooLargeException extends IOException {

        private static final long serialVersionUID = 1L;

        private TooLargeException(long maxBytes) {
            super("larger than %d bytes".formatted(maxBytes));
        }
    }

    private final HttpResponse.BodySubscriber<T> body;
    private final long maxBytes;
    private long received;
    private Flow.@Nullable Subscription subscription;

    LimitedBody(HttpResponse.BodySubscriber<T> body, long maxBytes) {
        this.body = body;
        this.maxBytes = maxBytes;
    }

    @Override
    public CompletionStage<T> getBody() {
        return body.getBody();
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        body.onSubscribe(given);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        if (received > maxBytes) {
            return;
        }
        received += buffers.stream().mapToLong(ByteBuffer::remaining).sum();
        if (received <= maxBytes) {
            body.onNext(buffers);
            return;
        }
        if (subscription != null) {
            subscription.cancel();
        }
        body.onError(new TooLargeException(maxBytes));
    }

    @Override
    public void onError(Throwable cause) {
        body.onError(cause);
    }

    @Override
    public void onComplete() {
        body.onComplete();
    }
}
