from django.db import migrations, models

from standfirst.store.search.index_sql import drop_index, make_index


class Migration(migrations.Migration):
    dependencies = [("store", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="SearchDocument",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=16)),
                ("key", models.CharField(max_length=64)),
                ("title", models.TextField()),
                ("text", models.TextField()),
            ],
        ),
        migrations.AddConstraint(
            model_name="searchdocument",
            constraint=models.UniqueConstraint(fields=("kind", "key"), name="one_search_row_per_document"),
        ),
        migrations.RunPython(make_index, drop_index),
    ]
