using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

namespace CoProduction.Domain.Tests;

/// <summary>The domain depends on nothing but the language: what it computes is a function of what it is given.</summary>
public sealed class ArchitectureTests
{
    private static readonly string[] OutsideWorld =
    [
        "System.Console", "System.Diagnostics.Process", "System.Diagnostics.Stopwatch", "System.Environment", "System.IO.Directory", "System.IO.File",
        "System.Net.", "System.Security.Cryptography.RandomNumberGenerator", "System.Threading.Thread", "System.Threading.Timer",
        "System.TimeZoneInfo",
    ];

    private static readonly string[] StaticClocks =
    [
        "System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTime.get_Today", "System.DateTimeOffset.get_Now",
        "System.DateTimeOffset.get_UtcNow", "System.TimeProvider.get_System", "System.Guid.NewGuid", "System.Guid.CreateVersion7",
        "System.Random.get_Shared",
    ];

    [Fact]
    public void Domain_project_references_nothing()
    {
        var project = XDocument.Load(Path.Combine(Root(), "domain", "CoProduction.Domain.csproj"));

        Assert.DoesNotContain(project.Descendants(), element => element.Name.LocalName.EndsWith("Reference", StringComparison.Ordinal));
        Assert.Equal("Microsoft.NET.Sdk", project.Root?.Attribute("Sdk")?.Value);
    }

    [Fact]
    public void Domain_assembly_references_the_framework_only() =>
        Assert.All(
            typeof(Register).Assembly.GetReferencedAssemblies(),
            assembly => Assert.StartsWith("System.", assembly.Name, StringComparison.Ordinal));

    [Fact]
    public void Domain_reads_no_static_clock_and_no_chance() =>
        Assert.Empty(MembersUsed(typeof(Register).Assembly.Location).Intersect(StaticClocks));

    /// <summary>The compiler's own iterators ask on which thread they are; that reads nothing.</summary>
    [Fact]
    public void Domain_does_not_touch_the_outside_world() =>
        Assert.DoesNotContain(
            MembersUsed(typeof(Register).Assembly.Location).Except(["System.Environment.get_CurrentManagedThreadId"]),
            member => OutsideWorld.Any(name => member.StartsWith(name, StringComparison.Ordinal)));

    /// <summary>Without this, a scan that finds no member at all would pass the tests above.</summary>
    [Fact]
    public void Scan_sees_the_file_that_this_assembly_reads() =>
        Assert.Contains("System.IO.File.OpenRead", MembersUsed(typeof(ArchitectureTests).Assembly.Location));

    /// <summary>Every member of another assembly that the code of an assembly names, as <c>Namespace.Type.Member</c>.</summary>
    private static HashSet<string> MembersUsed(string assembly)
    {
        using var file = File.OpenRead(assembly);
        using var image = new PEReader(file);
        var metadata = image.GetMetadataReader();
        var members = new HashSet<string>(StringComparer.Ordinal);
        foreach (var handle in metadata.MemberReferences)
        {
            var member = metadata.GetMemberReference(handle);
            if (member.Parent.Kind == HandleKind.TypeReference)
            {
                var type = metadata.GetTypeReference((TypeReferenceHandle)member.Parent);
                members.Add($"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}.{metadata.GetString(member.Name)}");
            }
        }

        return members;
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "CoProduction.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("CoProduction.sln stands in no folder above the tests.");
        }

        return folder.FullName;
    }
}
