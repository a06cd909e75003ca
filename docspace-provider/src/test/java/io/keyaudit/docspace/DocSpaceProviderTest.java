package io.keyaudit.docspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.providers.Providers;
import io.keyaudit.spi.CredentialField;
import io.keyaudit.spi.ProviderDescription;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("paths")
class DocSpaceProviderTest {
    @Test
    void isFoundByItsId() {
        assertThat(Providers.discover().find("docspace"))
                .hasValueSatisfying(found -> assertThat(found).isInstanceOf(DocSpaceProvider.class));
    }

    @Test
    void asksForOneSecretAndForThePortalsAddress() {
        ProviderDescription description = new DocSpaceProvider().describe();

        assertThat(description.credentials()).extracting(CredentialField::name).containsExactly("apiKey");
        assertThat(description.credentials()).allMatch(CredentialField::secret);
        assertThat(description.defaultEndpoint()).isEmpty();
        assertThat(description.callsPerInspection()).isEqualTo(7);
    }
}
