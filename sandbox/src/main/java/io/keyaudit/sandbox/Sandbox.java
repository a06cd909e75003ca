package io.keyaudit.sandbox;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Services on loopback with the sample keys, whose credentials are new at every start. Thread-safe. */
public final class Sandbox implements AutoCloseable {
    /** How many ports the services take, one after the other. */
    public static final int PORTS = 7;

    private static final int LARGEST_PORT = 65535;

    private final List<Runnable> closing = new ArrayList<>();
    private final List<SampleKey> sampleKeys = new ArrayList<>();
    private final DocSpaceService docSpace;
    private final BitfinexService bitfinex;

    private Sandbox(int port) {
        try {
            DocSpaceOptions portal = DocSpaceOptions.defaults().withPort(port);
            Instant now = portal.clock().instant();
            docSpace = DocSpaceService.start(portal);
            closing.add(docSpace::close);
            sampleKeys.addAll(DocSpaceSamples.create(docSpace, now));
            bitfinex = BitfinexService.start(BitfinexOptions.defaults().withPort(next(port)));
            closing.add(bitfinex::close);
            sampleKeys.addAll(BitfinexSamples.create(bitfinex, now));
            ExchangeSamples samples = new ExchangeSamples(new SecureRandom(), now);
            add(KuCoinService::start, port, samples::mintsKeys);
            add(BybitService::start, port, samples::canRaiseItself);
            add(BinanceService::start, port, samples::tradesFromAnywhere);
            add(OkxService::start, port, samples::lapses);
            add(KrakenService::start, port, samples::locksFundsUp);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Starts on any free ports. */
    public static Sandbox start() {
        return start(0);
    }

    /**
     * Starts DocSpace on the port, Bitfinex on the next and the other exchanges on those after it, or all on any free ones
     * for 0.
     *
     * @throws java.io.UncheckedIOException when one of the ports is taken; the message names it
     * @throws IllegalArgumentException when one of them is not a port
     */
    public static Sandbox start(int port) {
        if (port < 0 || port > LARGEST_PORT - PORTS + 1) {
            throw new IllegalArgumentException("Not " + PORTS + " ports: " + port + " and those after it");
        }
        return new Sandbox(port);
    }

    private <S extends ExchangeService<?>> void add(
            Function<ExchangeOptions, S> start, int port, Function<S, SampleKey> sample) {
        S service = start.apply(ExchangeOptions.defaults().withPort(next(port)));
        closing.add(service::close);
        sampleKeys.add(sample.apply(service));
    }

    private int next(int port) {
        return port == 0 ? 0 : port + closing.size();
    }

    public DocSpaceService docSpace() {
        return docSpace;
    }

    public BitfinexService bitfinex() {
        return bitfinex;
    }

    /** Returns the sample keys, in the order of their stories. */
    public List<SampleKey> sampleKeys() {
        return List.copyOf(sampleKeys);
    }

    @Override
    public void close() {
        closing.forEach(Runnable::run);
    }
}
