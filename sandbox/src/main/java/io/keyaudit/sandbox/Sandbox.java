package io.keyaudit.sandbox;

import java.util.List;
import java.util.stream.Stream;

/** Both services on loopback with the sample keys, whose credentials are new at every start. Thread-safe. */
public final class Sandbox implements AutoCloseable {
    private static final int LARGEST_PORT = 65535;

    private final DocSpaceService docSpace;
    private final BitfinexService bitfinex;
    private final List<SampleKey> sampleKeys;

    private Sandbox(DocSpaceService docSpace, BitfinexService bitfinex, List<SampleKey> sampleKeys) {
        this.docSpace = docSpace;
        this.bitfinex = bitfinex;
        this.sampleKeys = sampleKeys;
    }

    /** Starts on any free ports. */
    public static Sandbox start() {
        return start(0);
    }

    /**
     * Starts DocSpace on the port and Bitfinex on the next, or both on any free ones for 0.
     *
     * @throws java.io.UncheckedIOException when one of the ports is taken; the message names it
     * @throws IllegalArgumentException when one of them is not a port
     */
    public static Sandbox start(int port) {
        if (port < 0 || port >= LARGEST_PORT) {
            throw new IllegalArgumentException("Not two ports: " + port + " and the next");
        }
        DocSpaceOptions portal = DocSpaceOptions.defaults().withPort(port);
        DocSpaceService docSpace = DocSpaceService.start(portal);
        BitfinexService bitfinex;
        try {
            bitfinex = BitfinexService.start(BitfinexOptions.defaults().withPort(port == 0 ? 0 : port + 1));
        } catch (RuntimeException e) {
            docSpace.close();
            throw e;
        }
        List<SampleKey> sampleKeys = Stream.concat(
                        DocSpaceSamples.create(docSpace, portal.clock().instant()).stream(),
                        BitfinexSamples.create(bitfinex, portal.clock().instant()).stream())
                .toList();
        return new Sandbox(docSpace, bitfinex, sampleKeys);
    }

    public DocSpaceService docSpace() {
        return docSpace;
    }

    public BitfinexService bitfinex() {
        return bitfinex;
    }

    /** The sample keys, in the order to tell their stories in. */
    public List<SampleKey> sampleKeys() {
        return sampleKeys;
    }

    @Override
    public void close() {
        docSpace.close();
        bitfinex.close();
    }
}
