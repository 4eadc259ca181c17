using System.Globalization;
using System.Text.Json.Nodes;
using CoProduction.Functions.Store.Revisions;

namespace CoProduction.Functions.Tests.Store;

/// <summary>Rebuilds versions from many random histories.</summary>
public sealed class VersionsTests
{
    private static readonly string[] Names = ["id", "name", "lines", "a/b", "c~d", "0", "", "notes~1/"];

    [Fact]
    public void Each_version_is_what_was_written() => Seeds.Each(300, seed =>
    {
        var random = new Random(seed);
        var versions = new List<JsonObject?>();
        for (var n = random.Next(1, 12); n > 0; n--)
        {
            versions.Add(random.Next(6) == 0 && versions.LastOrDefault() is not null ? null : Next(versions.LastOrDefault(), random));
        }

        var told = Versions.After(History(versions)).ToArray();

        Assert.Equal(versions.Count, told.Length);
        foreach (var (written, made) in versions.Zip(told))
        {
            Assert.True(JsonNode.DeepEquals(written, made), $"{written?.ToJsonString() ?? "nothing"} was told as {made?.ToJsonString() ?? "nothing"}");
        }
    });

    [Fact]
    public void Version_that_differs_in_very_many_places_is_made_again()
    {
        JsonObject[] versions = [Long(0), Long(1), new() { ["list"] = new JsonArray(1) }, Long(2)];

        Assert.All(versions.Zip(Versions.After(History(versions))), pair => Assert.True(JsonNode.DeepEquals(pair.First, pair.Second)));

        static JsonObject Long(int from) => new() { ["list"] = new JsonArray([.. Enumerable.Range(from, 700).Select(n => JsonValue.Create(n))]) };
    }

    [Fact]
    public void Making_versions_changes_nothing_in_the_history()
    {
        var history = History([new() { ["lines"] = new JsonArray(new JsonObject { ["rate"] = 1 }) }, new() { ["lines"] = new JsonArray(new JsonObject { ["rate"] = 2 }) }]);

        Assert.Equal(Versions.After(history).Select(version => version!.ToJsonString()), Versions.After(history).Select(version => version!.ToJsonString()));
        Assert.Equal("""{"rate":1}""", history[0].Changes.Single().To![0]!.ToJsonString());
    }

    private static List<Revision> History(IReadOnlyList<JsonObject?> versions)
    {
        var history = new List<Revision>();
        string? former = null;
        foreach (var version in versions)
        {
            var json = version?.ToJsonString();
            var action = version is null ? RevisionAction.Removed : former is null ? RevisionAction.Added : RevisionAction.Replaced;
            history.Add(new Revision(history.Count + 1, default, "test", action, FieldChanges.Between(former, json), null, ""));
            former = json;
        }

        return history;
    }

    /// <summary>A version that shares something with the one before.</summary>
    private static JsonObject Next(JsonObject? former, Random random)
    {
        var next = former is null || random.Next(8) == 0 ? [] : former.DeepClone().AsObject();
        foreach (var name in Names.Where(_ => random.Next(3) == 0))
        {
            next.Remove(name);
            if (random.Next(4) > 0)
            {
                next[name] = former?[name] is JsonArray list && random.Next(2) == 0 ? Edited(list, random) : Value(random, 3);
            }
        }

        next["id"] = "one";
        return next;
    }

    private static JsonArray Edited(JsonArray list, Random random)
    {
        var next = list.DeepClone().AsArray();
        for (var n = random.Next(1, 4); n > 0; n--)
        {
            var place = random.Next(next.Count + 1);
            if (place < next.Count && random.Next(2) == 0)
            {
                next.RemoveAt(place);
            }
            else
            {
                next.Insert(place, Value(random, 2));
            }
        }

        return next;
    }

    // Never null: records have no nulls.
    private static JsonNode Value(Random random, int depth) => random.Next(depth > 0 ? 6 : 4) switch
    {
        0 => JsonValue.Create(random.Next(3)),
        1 => JsonValue.Create(random.Next(2) == 0),
        2 => JsonValue.Create(random.Next(3).ToString(CultureInfo.InvariantCulture)),
        3 => JsonValue.Create(random.Next(3) + 0.5),
        4 => new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(_ => Value(random, depth - 1))]),
        _ => new JsonObject(Names.Where(_ => random.Next(4) == 0).Select(name => KeyValuePair.Create<string, JsonNode?>(name, Value(random, depth - 1)))),
    };
}
