using ArchUnitNET.Loader;
using CoProduction.Functions.Records;

namespace CoProduction.Functions.Tests;

/// <summary>The folders of <c>functions/</c> depend on each other in one direction only.</summary>
public sealed class ArchitectureTests
{
    private const string Program = "CoProduction.Functions";

    /// <summary>The folders from the bottom up. Each uses only folders named before it.</summary>
    private static readonly string[] Rooms =
    [
        "Telemetry", "Store", "Http", "Catalog", "Access", "Idempotency", "Runs", "Duplicates", "Records", "History", "Import", "Export", "Backup", "GapReports", "Webhooks", "Mail", "Dashboard", "Health", "OpenApi", "Hosting",
    ];

    private static readonly Lazy<IReadOnlyList<(string From, string To)>> All = new(Read);

    private static readonly Lazy<IReadOnlyList<(string From, string To)>> Uses = new(() => [.. All.Value.Where(use => IsInRoom(use.To) && use.From != use.To)]);

    [Fact]
    public void Each_room_uses_only_rooms_below_it() =>
        Assert.Empty(Uses.Value
            .Where(use => Array.IndexOf(Rooms, RoomOf(use.From)) < Array.IndexOf(Rooms, RoomOf(use.To)))
            .Select(use => $"{use.From} uses {use.To}"));

    /// <summary>Both forms of an import use what they share, and jobs use both forms. Only the composition, which knows all parts, stands outside.</summary>
    [Fact]
    public void Parts_of_the_imports_use_only_parts_below_them()
    {
        string[] parts = [$"{Program}.Import", $"{Program}.Import.Csv", $"{Program}.Import.JsonLines", $"{Program}.Import.Jobs"];
        var uses = Uses.Value.Where(use => parts.Contains(NamespaceOf(use.From)) && parts.Contains(NamespaceOf(use.To)) && !use.From.EndsWith("Services", StringComparison.Ordinal));

        Assert.Empty(uses
            .Where(use => Array.IndexOf(parts, NamespaceOf(use.From)) < Array.IndexOf(parts, NamespaceOf(use.To)))
            .Select(use => $"{use.From} uses {use.To}"));
    }

    /// <summary>Every question to the engine begins with a projection, so a response that never meets one only maps.</summary>
    [Fact]
    public void Only_analyses_ask_the_engine_and_responses_map()
    {
        var asking = All.Value.Where(use => use.To.StartsWith("CoProduction.Gaps.Projections.", StringComparison.Ordinal)).Select(use => use.From).ToHashSet();

        Assert.Contains($"{Program}.GapReports.Analyses", asking);
        Assert.DoesNotContain(asking, type => type.EndsWith("Response", StringComparison.Ordinal));
    }

    [Fact]
    public void Rooms_are_the_folders_of_the_program() =>
        Assert.Equal(
            Rooms.Order(StringComparer.Ordinal),
            Directory.GetDirectories(RepositoryRoot.Combine("functions"))
                .Where(folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Any())
                .Select(folder => Path.GetFileName(folder)!)
                .Except(["bin", "obj"])
                .Order(StringComparer.Ordinal));

    /// <summary>Without this test, a scan that finds nothing would pass. It expects a use in a signature, in a body and in an attribute.</summary>
    [Theory]
    [InlineData("Records.Factories.FactoryFunctions", "Http.ETagged`1")]
    [InlineData("Records.ResourceEndpoints`2", "Http.Links")]
    [InlineData("Hosting.HousekeepingFunctions", "Catalog.DefaultScheduleAttribute")]
    public void Scan_sees_what_a_type_uses(string from, string to) =>
        Assert.Contains(($"{Program}.{from}", $"{Program}.{to}"), Uses.Value);

    private static string NamespaceOf(string type) => type[..type.LastIndexOf('.')];

    private static string RoomOf(string type) => type[(Program.Length + 1)..].Split('.')[0];

    private static IReadOnlyList<(string From, string To)> Read() =>
    [
        .. new ArchLoader().LoadAssembly(typeof(RecordKinds).Assembly).Build().Types
            .Where(type => IsInRoom(type.FullName))
            .SelectMany(type => type.Dependencies.Select(use => (From: Outermost(type.FullName), To: Outermost(use.Target.FullName))))
            .Distinct(),
    ];

    private static bool IsInRoom(string type) => type.StartsWith($"{Program}.", StringComparison.Ordinal) && type.Count(letter => letter == '.') > Program.Count(letter => letter == '.') + 1;

    private static string Outermost(string type) => type.Split('+', '/')[0];
}
