using System.IO;
using Xunit;

namespace Learnability.Tests.Support;

public sealed class SharedDataTests
{
    [Fact]
    public void Shared_folder_is_found_beside_any_folder_above()
    {
        string top = Directory.CreateTempSubdirectory("learnability").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(top, "shared", "data"));
            string deep = Directory.CreateDirectory(Path.Combine(top, "main", "tests", "bin")).FullName;

            Assert.Equal(Path.Combine(top, "shared"), SharedData.Find(deep, named: null));
        }
        finally
        {
            Directory.Delete(top, recursive: true);
        }
    }

    [Fact]
    public void Named_folder_without_data_is_an_error()
    {
        string top = Directory.CreateTempSubdirectory("learnability").FullName;
        try
        {
            DirectoryNotFoundException error = Assert.Throws<DirectoryNotFoundException>(() => SharedData.Find(top, named: top));
            Assert.Contains(top, error.Message, System.StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(top, recursive: true);
        }
    }

    [SharedDataFact]
    public void Shared_data_holds_third_party_circuits() => Assert.NotEmpty(Directory.GetFiles(SharedData.PathOf("data/circuits/bristol")));
}
