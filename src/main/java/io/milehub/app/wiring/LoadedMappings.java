package io.milehub.app.wiring;

import io.milehub.app.StartRefused;
import io.milehub.app.configuration.MilehubProperties;
import io.milehub.fulfilment.out.Templates;
import io.milehub.intake.FeedKey;
import io.milehub.intake.Mappings;
import io.milehub.mapping.Mapping;
import io.milehub.mapping.MappingLoader;
import io.milehub.mapping.MappingProblems;
import io.milehub.mapping.write.EdiTemplate;
import io.milehub.mapping.write.TemplateFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * The mappings in force: those of the folder when the hub started; one mistake in any of them stops the start, and so
 * do a limit of what they do not know and webhooks that could be sent again unnoticed.
 */
@Component
public class LoadedMappings implements Mappings, Templates {

    private final Map<FeedKey, Mapping> byFeed = new LinkedHashMap<>();
    private final Map<FeedKey, EdiTemplate> templates = new LinkedHashMap<>();

    LoadedMappings(MilehubProperties properties) {
        Path folder = properties.mappingsFolder();
        if (Files.isDirectory(folder)) {
            load(folder);
        }
        LimitRules.require(properties.tenants(), byFeed.keySet());
        ReplayRules.require(properties.tenants(), byFeed.values());
    }

    private void load(Path folder) {
        try {
            for (Mapping mapping : MappingLoader.loadAll(folder)) {
                byFeed.put(new FeedKey(mapping.source(), mapping.feed()), mapping);
            }
            for (TemplateFile template : MappingLoader.templates(folder)) {
                templates.put(new FeedKey(template.source(), template.feed()), template.template());
            }
        } catch (MappingProblems e) {
            throw new StartRefused(
                    "the mappings in " + folder + " have mistakes; mend them, './hub check' shows them again\n"
                            + e.getMessage(),
                    e);
        }
    }

    @Override
    public Optional<Mapping> of(FeedKey feed) {
        return Optional.ofNullable(byFeed.get(feed));
    }

    @Override
    public List<Mapping> ofSource(String source) {
        return byFeed.values().stream()
                .filter(mapping -> mapping.source().equals(source))
                .toList();
    }

    @Override
    public Optional<EdiTemplate> template(FeedKey feed) {
        return Optional.ofNullable(templates.get(feed));
    }

    /** Every feed that has a mapping. */
    public Set<FeedKey> feeds() {
        return Set.copyOf(byFeed.keySet());
    }
}
