using System.Globalization;
using CoProduction.Functions.Export;
using CoProduction.Functions.Tests;

namespace CoProduction.Benchmarks.Synthetic;

/// <summary>Synthetic registers as files to import.</summary>
internal static class SyntheticFiles
{
    /// <summary>Writes the files of a register with so many sites.</summary>
    /// <returns>Their folder.</returns>
    public static async Task<string> Of(int sites)
    {
        var folder = RepositoryRoot.Combine(".local", "benchmarks", "registers", sites.ToString(CultureInfo.InvariantCulture));
        await RegisterExport.WriteFolder(Scale.RegisterOf(sites), folder, CancellationToken.None);
        return folder;
    }
}
