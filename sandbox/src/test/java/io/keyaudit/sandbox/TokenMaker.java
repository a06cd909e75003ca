package io.keyaudit.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Signs tokens as owners of Coinbase keys do, from the secret as they hold it. */
final class TokenMaker {
    private static final List<String> HEADER = List.of("alg", "kid", "nonce", "typ");

    private final PrivateKey privateKey;
    private final Map<String, String> members;

    TokenMaker(String key, String secret, long now) {
        this(privateKey(secret), new LinkedHashMap<>());
        members.put("alg", privateKey.getAlgorithm().equals("EC") ? "\"ES256\"" : "\"EdDSA\"");
        members.put("kid", "\"" + key + "\"");
        members.put("nonce", "\"0123\"");
        members.put("typ", "\"JWT\"");
        members.put("sub", "\"" + key + "\"");
        members.put("iss", "\"cdp\"");
        members.put("nbf", String.valueOf(now));
        members.put("exp", String.valueOf(now + 120));
        members.put("uri", "\"GET api.coinbase.com/api/v3/brokerage/key_permissions\"");
    }

    private TokenMaker(PrivateKey privateKey, Map<String, String> members) {
        this.privateKey = privateKey;
        this.members = members;
    }

    /** Another value, in JSON, of a member of header or claims. */
    TokenMaker with(String member, String json) {
        Map<String, String> changed = new LinkedHashMap<>(members);
        changed.put(member, json);
        return new TokenMaker(privateKey, changed);
    }

    String token() {
        String signed =
                base64(json(true).getBytes(UTF_8)) + "." + base64(json(false).getBytes(UTF_8));
        try {
            boolean ec = privateKey.getAlgorithm().equals("EC");
            Signature signer = Signature.getInstance(ec ? "SHA256withECDSAinP1363Format" : "Ed25519");
            signer.initSign(privateKey);
            signer.update(signed.getBytes(UTF_8));
            return signed + "." + base64(signer.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String json(boolean header) {
        return members.entrySet().stream()
                .filter(member -> HEADER.contains(member.getKey()) == header)
                .map(member -> "\"" + member.getKey() + "\":" + member.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** SEC1 as PKCS#8, which the JDK parses: the curve P-256 in front of an octet string. */
    private static byte[] wrapped(byte[] sec1) {
        HexFormat hex = HexFormat.of();
        String algorithm = "301306072a8648ce3d020106082a8648ce3d030107";
        String content = "020100" + algorithm + "04" + hex.toHexDigits((byte) sec1.length) + hex.formatHex(sec1);
        return hex.parseHex("3081" + hex.toHexDigits((byte) (content.length() / 2)) + content);
    }

    private static PrivateKey privateKey(String secret) {
        String lines = secret.replace("\\n", "\n");
        byte[] der = Base64.getMimeDecoder().decode(lines.replaceAll("-----[A-Z ]+-----", ""));
        try {
            if (lines.startsWith("-----BEGIN EC PRIVATE KEY-----")) {
                return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(wrapped(der)));
            }
            if (lines.startsWith("-----BEGIN PRIVATE KEY-----")) {
                String algorithm = der.length == 48 ? "Ed25519" : "EC";
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
            }
            byte[] seed = Arrays.copyOf(der, 32);
            return KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
