package dev.noroshi.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Sign-in services on this machine that sign real tokens, and lie as the test says.
final class SigningService implements AutoCloseable {

    /// What is wrong with what they answer.
    enum Lie {
        NONE,
        OTHER_NONCE,
        NO_NONCE,
        OTHER_AUDIENCE,
        ALSO_ANOTHER_AUDIENCE,
        OTHER_ISSUER,
        OTHER_KEY,
        UNSIGNED,
        SHARED_SECRET,
        EXPIRED,
        OTHER_PERSON,
        TOKENS_ELSEWHERE,
        KEYS_ELSEWHERE
    }

    private static final String CLIENT = "noroshi";
    private final HttpServer server;
    private final RSAKey key = key();
    private final RSAKey otherKey = key();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile Lie lie = Lie.NONE;
    private volatile String nonce = "";

    SigningService() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("key").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    String issuer(String name) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + name;
    }

    /// From now on: what is asked is asked anew.
    void will(Lie what, String withNonce) {
        lie = what;
        nonce = withNonce;
        asked.clear();
    }

    /// The paths that were asked for.
    List<String> asked() {
        return new ArrayList<>(asked);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            asked.add(path);
            var name = path.split("/")[1];
            var rest = path.substring(name.length() + 1);
            if (rest.equals("/token") && lie == Lie.TOKENS_ELSEWHERE
                    || rest.equals("/jwks") && lie == Lie.KEYS_ELSEWHERE) {
                exchange.getResponseHeaders().add("Location", issuer(name) + "/elsewhere" + rest);
                exchange.sendResponseHeaders(307, -1);
                return;
            }
            var body = switch (rest.replaceFirst("^/elsewhere", "")) {
                case "/.well-known/openid-configuration" -> description(name);
                case "/jwks" -> "{\"keys\":[" + key.toPublicJWK().toJSONString() + "]}";
                case "/token" -> """
                        {"access_token":"a","token_type":"Bearer","expires_in":60,"id_token":"%s"}"""
                        .formatted(token(issuer(name)));
                case "/userinfo" ->
                    "{\"sub\":\"%s\"}".formatted(lie == Lie.OTHER_PERSON ? "somebody-else" : "subject");
                default -> "{}";
            };
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private String description(String name) {
        var issuer = name.equals("liar") ? issuer("first") : issuer(name);
        return """
                {"issuer":"%s","authorization_endpoint":"%s/authorize","token_endpoint":"%s/token",
                 "jwks_uri":"%s/jwks","userinfo_endpoint":"%s/userinfo","end_session_endpoint":"%s/out",
                 "subject_types_supported":["public"],"id_token_signing_alg_values_supported":["RS256"],
                 "response_types_supported":["code"],"authorization_response_iss_parameter_supported":%s}"""
                .formatted(issuer, issuer(name), issuer(name), issuer(name), issuer(name), issuer(name),
                        name.equals("named"));
    }

    private String token(String issuer) {
        var now = Instant.now();
        var claims = new JWTClaimsSet.Builder().issuer(lie == Lie.OTHER_ISSUER ? issuer + "-2" : issuer)
                .subject("subject").issueTime(Date.from(now))
                .expirationTime(Date.from(lie == Lie.EXPIRED ? now.minus(Duration.ofHours(1)) : now.plusSeconds(60)));
        switch (lie) {
            case OTHER_AUDIENCE -> claims.audience("another-client");
            case ALSO_ANOTHER_AUDIENCE -> claims.audience(List.of(CLIENT, "another-client"))
                    .claim("azp", "another-client");
            default -> claims.audience(CLIENT);
        }
        if (lie != Lie.NO_NONCE) claims.claim("nonce", lie == Lie.OTHER_NONCE ? "of somebody else" : nonce);
        try {
            return signed(claims.build());
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private String signed(JWTClaimsSet claims) throws JOSEException {
        if (lie == Lie.UNSIGNED) return new PlainJWT(claims).serialize();
        if (lie == Lie.SHARED_SECRET) {
            var jwt = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("key").build(), claims);
            jwt.sign(new MACSigner(key.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8)));
            return jwt.serialize();
        }
        var jwt = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("key").build(), claims);
        jwt.sign(new RSASSASigner(lie == Lie.OTHER_KEY ? otherKey : key));
        return jwt.serialize();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
