package dev.noroshi.platform.outbound;

import dev.noroshi.platform.outbound.GuardedClient.Question;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.AbstractClientHttpRequest;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.ClientHttpResponse;

/// Lets Spring's clients ask through a guarded one, and in no other way.
final class GuardedRequests implements ClientHttpRequestFactory {

    private final Function<Question, Sent> sending;

    GuardedRequests(Function<Question, Sent> sending) {
        this.sending = sending;
    }

    /// What was not sent, or not answered as it must be.
    static final class NotAnswered extends IOException {
        private static final long serialVersionUID = 1;

        NotAnswered(String why) {
            super(why);
        }
    }

    @Override
    public ClientHttpRequest createRequest(URI address, HttpMethod method) {
        return new Request(address, method);
    }

    private final class Request extends AbstractClientHttpRequest {

        private final URI address;
        private final HttpMethod method;
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();

        Request(URI address, HttpMethod method) {
            this.address = address;
            this.method = method;
        }

        @Override
        public HttpMethod getMethod() {
            return method;
        }

        @Override
        public URI getURI() {
            return address;
        }

        @Override
        protected OutputStream getBodyInternal(HttpHeaders headers) {
            return body;
        }

        @Override
        protected ClientHttpResponse executeInternal(HttpHeaders headers) throws IOException {
            var named = new LinkedHashMap<String, String>();
            headers.forEach((name, values) -> {
                // the client counts the bytes itself
                if (!name.equalsIgnoreCase(HttpHeaders.CONTENT_LENGTH)) named.put(name, String.join(", ", values));
            });
            var question = new Question(method.name(), address, named, body.size() == 0 ? null : body.toByteArray());
            return switch (sending.apply(question)) {
                case Sent.Answered answered -> new Answer(answered);
                case Sent.Refused(var why) -> throw new NotAnswered("refused: " + why);
                case Sent.Failed(var reason) -> throw new NotAnswered(reason);
            };
        }
    }

    private record Answer(Sent.Answered sent) implements ClientHttpResponse {

        @Override
        public HttpStatusCode getStatusCode() {
            return HttpStatusCode.valueOf(sent.status());
        }

        @Override
        public String getStatusText() {
            return "";
        }

        @Override
        public HttpHeaders getHeaders() {
            var headers = new HttpHeaders();
            sent.headers().forEach(headers::addAll);
            return headers;
        }

        @Override
        public InputStream getBody() {
            return new ByteArrayInputStream(sent.body());
        }

        @Override
        public void close() {
            // all of it was taken
        }
    }
}
