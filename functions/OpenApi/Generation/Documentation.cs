using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace CoProduction.Functions.OpenApi.Generation;

/// <summary>The documentation comments of the code, which the compiler writes beside each assembly.</summary>
internal sealed partial class Documentation
{
    private readonly Dictionary<string, XElement> members = new(StringComparer.Ordinal);

    public Documentation(params IEnumerable<Assembly> assemblies)
    {
        foreach (var member in assemblies.SelectMany(assembly => XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")).Descendants("member")))
        {
            members[member.Attribute("name")!.Value] = member;
        }
    }

    /// <summary>The summary of a type; null where it has none.</summary>
    public string? Of(Type type) => Summary($"T:{NameOf(type)}");

    /// <summary>The summary of a property; null where it has none.</summary>
    public string? Of(PropertyInfo property) => Summary($"P:{NameOf(property.DeclaringType!)}.{property.Name}");

    /// <summary>The summary of a method that has but one overload; null where it has none.</summary>
    public string? Of(MethodInfo method) => members
        .Where(member => member.Key.StartsWith($"M:{NameOf(method.DeclaringType!)}.{method.Name}(", StringComparison.Ordinal))
        .Select(member => Summary(member.Key))
        .SingleOrDefault();

    private static string NameOf(Type type) => (type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName!.Replace('+', '.');

    private string? Summary(string member) =>
        members.TryGetValue(member, out var found) && found.Element("summary") is { } summary
            ? WhiteSpace().Replace(string.Concat(summary.Nodes().Select(Text)), " ").Trim()
            : null;

    private static string Text(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement element when element.Attribute("cref") is { } reference => reference.Value.Split('.', ':')[^1],
        XElement element => element.Value,
        _ => "",
    };

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}
