using System.Text.Json;

namespace CoProduction.Functions.Store.Json;

/// <summary>The names of members in JSON that a caller sent.</summary>
internal static class MemberName
{
    /// <summary>The name of a member; U+FFFD for one with half a surrogate pair, which .NET only detects when it converts the name to text.</summary>
    public static string Of(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return "\uFFFD";
        }
    }
}
