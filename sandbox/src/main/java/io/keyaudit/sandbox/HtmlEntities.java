package io.keyaudit.sandbox;

/** Text encoded for HTML as .NET does it: Latin-1 letters and what lies beyond 16 bits become numbers, too. */
final class HtmlEntities {
    private HtmlEntities() {}

    static String encode(String text) {
        StringBuilder encoded = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '<' -> encoded.append("&lt;");
                case '>' -> encoded.append("&gt;");
                case '&' -> encoded.append("&amp;");
                case '"' -> encoded.append("&quot;");
                case '\'' -> encoded.append("&#39;");
                default -> {
                    if ((c >= 160 && c < 256) || c > Character.MAX_VALUE) {
                        encoded.append("&#").append(c).append(';');
                    } else {
                        encoded.appendCodePoint(c);
                    }
                }
            }
        });
        return encoded.toString();
    }
}
